import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/env/server";

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The way to the mail server of SMTP_URL; null without one. Each mail has a connection of its own. */
export function mailTransport(): Transporter | null {
  if (!env.SMTP_URL) return null;
  return nodemailer.createTransport({ url: env.SMTP_URL, ...patience });
}

/** What would go over the wire, for people to read. */
export async function mailSource(message: nodemailer.SendMailOptions): Promise<string> {
  const { message: source } = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: "unix" })
    .sendMail(message);
  return String(source);
}
