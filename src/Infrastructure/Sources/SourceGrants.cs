using System.Text;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>SQL for a product's database that lets a role read what a source needs and nothing else.</summary>
internal sealed class SourceGrants(IReadOnlyList<SourceProduct> products) : ISourceGrants
{
    public IReadOnlyList<string> Kinds { get; } = [.. products.Select(product => product.Kind)];

    public string Write(string kind, string role) => Write(products.First(product => string.Equals(product.Kind, kind, StringComparison.Ordinal)), role);

    public static string Write(SourceProduct product, string role)
    {
        var sql = new StringBuilder(
            $"""
             -- Run this in the database of the product, as the owner of its tables. Choose a password of your own.
             -- It may be run again, for example after an upgrade of the product.
             DO $$
             BEGIN
                 IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                     CREATE ROLE {role} LOGIN PASSWORD 'choose-a-password' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 3;
                 END IF;
                 EXECUTE format('GRANT CONNECT ON DATABASE %I TO {role}', current_database());
             END
             $$;
             {OfSchema(role)}

             """);
        foreach (var table in product.Tables.Where(table => !table.IsOffered))
        {
            sql.Append(table.IsOptional || table.NewerColumns.Count > 0 ? Careful(table, role) : Of(table.Name, table.Columns, role) + "\n");
        }

        if (product.GrantOffer.Length > 0)
        {
            sql.Append('\n').Append(product.GrantOffer.Replace("{role}", role, StringComparison.Ordinal)).Append('\n');
        }

        return sql.ToString();
    }

    public static string OfSchema(string role) => $"GRANT USAGE ON SCHEMA public TO {role};";

    public static string Of(string table, IEnumerable<string> columns, string role)
        => $"GRANT SELECT ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) ON public.{table} TO {role};";

    /// <summary>Of a table, or columns of it, that older versions lack: those that are there.</summary>
    private static string Careful(SourceTable table, string role) =>
        $"""
         DO $$
         DECLARE
             present text;
         BEGIN
             SELECT string_agg(quote_ident(attname), ', ') INTO present
             FROM pg_attribute
             WHERE attrelid = to_regclass('public.{table.Name}') AND NOT attisdropped
               AND attname IN ({string.Join(", ", table.AllColumns.Select(column => $"'{column}'"))});
             IF present IS NOT NULL THEN
                 EXECUTE 'GRANT SELECT (' || present || ') ON public.{table.Name} TO {role}';
             END IF;
         END
         $$;

         """;
}
