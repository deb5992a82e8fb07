import "server-only";
import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Replaces `closeIdleConnections`, which Node calls as well when a server is closed. Its own takes an answer that has been handed over
 * for one that has arrived, and cuts it off; and a connection whose answer was in progress stays open until the other end leaves.
 */
export function endConnectionsWell(server: Server): void {
  let isEnding = false;
  /** Of each connection: how many answers are in progress, and how much it had said when the last was sent. More is a request to come. */
  const open = new Map<Socket, { answers: number; heard: number }>();
  server.on("connection", (socket) => {
    open.set(socket, { answers: 0, heard: 0 });
    socket.once("close", () => open.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    const connection = open.get(socket);
    if (!connection) return;
    connection.answers += 1;
    response.once("close", () => {
      connection.answers -= 1;
      connection.heard = socket.bytesRead;
      if (isEnding && connection.answers === 0) socket.end();
    });
  });
  server.closeIdleConnections = () => {
    isEnding = true;
    for (const [socket, { answers, heard }] of open) if (answers === 0 && socket.bytesRead === heard) socket.destroy();
  };
}
