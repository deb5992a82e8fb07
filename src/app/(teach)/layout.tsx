import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import { Area } from "@/components/layout/area";
import "@/styles/site.css";
import "@/styles/studio-utilities.css";

export default function TeachLayout({ children }: { children: ReactNode }) {
  return (
    <Area name="studio">
      <SiteShell wide>{children}</SiteShell>
    </Area>
  );
}
