import { Autosave, type LocalCopy, type SaveReceipt, type SaveRequest } from "@/features/editor/hooks/autosave";

/** What a server says of a text that someone else saved meanwhile. */
export const conflict = (value: string, revision: number) => ({
  code: "CONFLICT",
  reason: "courses.edited_meanwhile",
  facts: { value, revision },
});

/** A server that compares revisions before it writes. */
export function aServer(value = "old", revision = 7) {
  const server = {
    value,
    revision,
    isDown: false,
    /** Stores, but its answers do not arrive. */
    isMute: false,
    holds: null as Promise<void> | null,
    seen: [] as SaveRequest[],
    async save(request: SaveRequest): Promise<SaveReceipt> {
      server.seen.push(request);
      await server.holds;
      if (server.isDown) throw new TypeError("fetch failed");
      if (request.baseRevision !== server.revision) throw conflict(server.value, server.revision);
      server.value = request.value;
      server.revision += 1;
      if (server.isMute) throw new TypeError("fetch failed");
      return { revision: server.revision, savedAt: new Date() };
    },
  };
  return server;
}

/** An editor's text between such a server and a device, which may be full or offline. */
export function anAutosave(
  server = aServer(),
  copy: LocalCopy | null = null,
  opened?: { revision: number; value: string },
) {
  const device = { copy, isFull: false, isOnline: true, writes: 0 };
  const autosave = new Autosave(
    {
      save: (request) => server.save(request),
      async keep(kept) {
        if (device.isFull) return false;
        device.copy = kept;
        device.writes += 1;
        return true;
      },
      forget() {
        device.copy = null;
      },
      isOnline: () => device.isOnline,
    },
    opened ?? { revision: server.revision, value: server.value },
    copy,
  );
  return { autosave, server, device };
}
