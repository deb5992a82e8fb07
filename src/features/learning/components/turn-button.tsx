"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { holdOffline } from "@/components/connection/waiting-page";
import { Icon } from "@/components/ui/icon";

interface TurnProps {
  href: string;
  way: "previous" | "next";
  words: string;
}

/** Turns the page: a button, as the player's words say, that goes like a link. */
export function TurnButton({ href, way, words }: TurnProps) {
  const router = useRouter();
  const [isTurning, startTurning] = useTransition();
  const turn = () => {
    if (holdOffline(href)) return;
    startTurning(() => {
      router.push(href);
    });
  };
  return (
    <button type="button" className="btn" onClick={turn} aria-busy={isTurning}>
      {way === "previous" && <Icon name="arrow-left" flip />}
      {words}
      {way === "next" && <Icon name="arrow-right" flip />}
    </button>
  );
}
