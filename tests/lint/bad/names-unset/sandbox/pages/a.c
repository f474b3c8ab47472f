static const char name[] = "title";
