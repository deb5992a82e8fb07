import "server-only";
import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Replaces `closeIdleConnections`, which Node calls as well when a server is closed. Its own takes an answer that has been handed over
 * for one that has arrived, and cuts it off; and a connection whose answer was in progress stays open until the other end leaves.
 */
export function endConnectionsWell(server: Server): void {
  let isEnding = false;
  /** How much each had said when its last answer was sent: one that has said more is in the middle of a request. */
  const heard = new Map<Socket, number>();
  const answering = new Set<Socket>();
  server.on("connection", (socket) => {
    heard.set(socket, 0);
    socket.once("close", () => heard.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    answering.add(socket);
    response.once("close", () => {
      answering.delete(socket);
      if (heard.has(socket)) heard.set(socket, socket.bytesRead);
      if (isEnding) socket.end();
    });
  });
  server.closeIdleConnections = () => {
    isEnding = true;
    for (const [socket, bytes] of heard) if (!answering.has(socket) && socket.bytesRead === bytes) socket.destroy();
  };
}
