static const int none;
