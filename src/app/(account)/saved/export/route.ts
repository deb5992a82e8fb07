import { noteFilterIn } from "@/features/notebook/note-filter";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage } from "@/server/trpc/rsc";

/** The notes that the page shows for the same query, all of them, as a Markdown file. */
export const GET = guardedRoute(
  "account.private",
  async ({ api, query }) => {
    const { page: _, ...filter } = noteFilterIn(Object.fromEntries(query));
    const text = await api.notebook.exportNotes(filter);
    return new Response(text, {
      headers: {
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": 'attachment; filename="notes.md"',
        "cache-control": "private, no-store",
      },
    });
  },
  { refuse: asPage },
);
