import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/site.css";
import "@/styles/work.css";
import "@/styles/pages/outline-items.css";
import "@/styles/pages/studio.css";
import "@/styles/pages/writer.css";
import "@/styles/pages/question.css";
import "@/styles/pages/publish.css";
import "@/styles/pages/interchange.css";
import "@/styles/pages/drafting.css";
import "@/styles/pages/attempt.css";
import "@/styles/pages/attempt-review.css";

export default function TeachLayout({ children }: { children: ReactNode }) {
  return <SiteShell wide>{children}</SiteShell>;
}
