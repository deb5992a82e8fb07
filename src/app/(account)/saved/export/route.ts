import { noteFilterIn } from "@/features/notebook/note-filter";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

/** The notes that the page shows for the same query, all of them, as a Markdown file. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("account.own");
  const { page: _, ...filter } = noteFilterIn(Object.fromEntries(new URL(request.url).searchParams));
  const text = await orRefuse((await serverApi()).notebook.exportNotes(filter));
  return new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": 'attachment; filename="notes.md"',
      "cache-control": "private, no-store",
    },
  });
}
