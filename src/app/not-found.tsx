import { ErrorRoute } from "./error-route";

export default function NotFoundPage() {
  return <ErrorRoute kind="notFound" />;
}
