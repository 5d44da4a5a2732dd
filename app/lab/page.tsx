import type { Metadata } from "next";
import { LabScreen } from "@/components/lab/lab-screen.tsx";

export const metadata: Metadata = { title: "Lab" };

export default function Page() {
  return <LabScreen />;
}
