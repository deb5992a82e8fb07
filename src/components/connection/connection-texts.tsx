"use client";
import { createContext, useContext } from "react";
import type messages from "@/messages/en/errors.json";

export type ConnectionWording = typeof messages.connection;

/** Given once, by the root layout: parts whose words come with their code need these just when that code doesn't come. */
export const ConnectionTexts = createContext<ConnectionWording | null>(null);

export function useConnectionText(): ConnectionWording {
  const words = useContext(ConnectionTexts);
  if (!words) throw new Error("Rendered outside of the root layout's <Connection>.");
  return words;
}
