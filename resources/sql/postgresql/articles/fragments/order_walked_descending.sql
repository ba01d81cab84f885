walked_at DESC, walked_article DESC
