// Notes that a migration has been applied.
// write
// :param name => '0001_accounts'
MERGE (m:Migration {name: $name})
