import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BoardScreen } from "@/components/board/board-screen.tsx";

interface Props {
  params: Promise<{ namespace: string; name: string }>;
}

// What Kubernetes accepts as a name (RFC 1123 subdomain): anything else cannot exist, and never reaches a topic.
const nameRule = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

async function address({ params }: Props): Promise<{ namespace: string; name: string }> {
  const { namespace, name } = await params;
  if (!nameRule.test(namespace) || !nameRule.test(name)) notFound();
  return { namespace, name };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { namespace, name } = await address(props);
  return { title: `${name} · ${namespace}` };
}

export default async function Page(props: Props) {
  const { namespace, name } = await address(props);
  return <BoardScreen key={`${namespace}/${name}`} namespace={namespace} name={name} />;
}
