import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/catalog.css";

export default function LearnLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>;
}
