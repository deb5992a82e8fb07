import { redirectToFile } from "@/server/trpc/redirect-to-file";

type Params = { params: Promise<{ attemptId: string }> };

/** A file that a question, or what is shown of its explanation, links to, `?path=media/map.pdf`. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { attemptId } = await params;
  return redirectToFile(request, "/dashboard", (caller, path) => caller.assessment.downloadFile({ attemptId, path }));
}
