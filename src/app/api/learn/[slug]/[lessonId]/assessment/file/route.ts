import { redirectToFile } from "@/server/trpc/redirect-to-file";

type Params = { params: Promise<{ slug: string; lessonId: string }> };

/** A file that the description of a lesson's assessment links to, `?path=media/map.pdf`. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, lessonId } = await params;
  return redirectToFile(request, `/learn/${slug}/${lessonId}`, (caller, path) =>
    caller.assessment.downloadDescribedFile({ slug, lessonId, path }),
  );
}
