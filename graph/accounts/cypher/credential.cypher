// Whose address is this, and what is the hash of the password?
// read
// :param email_key => 'mei@example.org'
MATCH (c:Credential {email_key: $email_key})<-[:OPENS_WITH]-(p:Person)
RETURN p.id, c.password_hash
LIMIT 1
