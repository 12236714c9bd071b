// The peer: @neo4j/graphql on GraphQL Yoga over the same graph. `node server.mjs PORT`, settings from KINDRED_*.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const env = process.env;
const driver = neo4j.driver(env.KINDRED_NEO4J_URL, neo4j.auth.basic(env.KINDRED_NEO4J_USER, env.KINDRED_NEO4J_PASSWORD), {
  maxConnectionPoolSize: 64,
});
const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: "error", graphiql: false, landingPage: false, context: () => ({}) });
await driver.verifyConnectivity();
createServer((request, response) => {
  if (request.url === "/readyz") {
    response.end("ready");
    return;
  }
  yoga(request, response);
}).listen(Number(process.argv[2]), "127.0.0.1");
