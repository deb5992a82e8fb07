import { redirect } from "next/navigation";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

/** The player goes to where the student was last. */
export default async function PlacePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { lessonId } = await orRefuse((await serverApi()).learning.place({ slug }));
  redirect(`/learn/${encodeURIComponent(slug)}/${lessonId}`);
}
