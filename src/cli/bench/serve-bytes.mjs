// The other side of a ratio: Node sending bytes that it was given, and nothing else.
import { createServer } from "node:http";

let answer = { headers: {}, body: Buffer.alloc(0) };
process.on("message", ({ headers, body }) => {
  answer = { headers, body: Buffer.from(body, "base64") };
  process.send?.({ type: "taken" });
});
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, answer.headers).end(answer.body));
});
server.listen(0, "127.0.0.1", () => process.send?.({ type: "ready", port: server.address().port }));
process.on("disconnect", () => process.exit(0));
