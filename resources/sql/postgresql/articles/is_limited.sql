SELECT row_security_active('articles') AS limited
