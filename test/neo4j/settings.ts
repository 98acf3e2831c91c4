/** The settings of the tested server beside its places and ports; docker-compose.yml gives the same ones (a test compares). */
export const SETTINGS = {
  'server.memory.heap.initial_size': '1g',
  'server.memory.heap.max_size': '1g',
  'server.memory.pagecache.size': '256m',
  'dbms.usage_report.enabled': 'false',
  'db.transaction.timeout': '120s',
  'dbms.security.procedures.unrestricted': 'gds.*',
  'dbms.security.procedures.allowlist': 'gds.*',
  'dbms.security.allow_csv_import_from_file_urls': 'false',
};
