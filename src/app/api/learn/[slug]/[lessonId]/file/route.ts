import { redirectToFile } from "@/server/trpc/redirect-to-file";

type Params = { params: Promise<{ slug: string; lessonId: string }> };

/** A file that a lesson's text links to, `?path=media/map.pdf`: who reads the text is sent to it. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, lessonId } = await params;
  return redirectToFile(request, `/learn/${slug}/${lessonId}`, (caller, path) =>
    caller.learning.downloadFile({ slug, lessonId, path }),
  );
}
