// The other side of a ratio: a Next application with one empty dynamic page, served from one process as ours is.
import { createServer } from "node:http";
import next from "next";

const server = createServer();
const app = next({ dev: false, dir: process.cwd(), hostname: "127.0.0.1", port: 0, httpServer: server, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () => process.send?.({ type: "ready", port: server.address().port }));
process.on("disconnect", () => process.exit(0));
