/* A program without any hardening. */
int main(void)
{
	return 0;
}
