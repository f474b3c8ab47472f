typedef struct {
	int a;
} pair;
