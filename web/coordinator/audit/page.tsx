/** `/staff/audit`. */

export function AuditPage() {
  return <main />;
}
