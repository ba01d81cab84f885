status = 'published'
