-- Looks at each row of the list in its order, which no index of the status has: + keeps them from being used.
+status = 'published'
