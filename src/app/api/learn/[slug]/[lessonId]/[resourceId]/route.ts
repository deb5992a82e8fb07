import { redirectToFile } from "@/server/trpc/redirect-to-file";

type Params = { params: Promise<{ slug: string; lessonId: string; resourceId: string }> };

/** A resource of a lesson: whoever may have it is sent to its bytes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, lessonId, resourceId } = await params;
  return redirectToFile(request, `/learn/${slug}/${lessonId}`, (caller) =>
    caller.learning.downloadResource({ slug, lessonId, resourceId }),
  );
}
