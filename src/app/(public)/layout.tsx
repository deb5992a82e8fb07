import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import { Area } from "@/components/layout/area";
import "@/styles/site.css";
import "@/styles/site-utilities.css";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <Area name="site">
      <SiteShell>{children}</SiteShell>
    </Area>
  );
}
