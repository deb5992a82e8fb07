import { Door } from "./door";

export default function NotFoundPage() {
  return <Door kind="notFound" />;
}
