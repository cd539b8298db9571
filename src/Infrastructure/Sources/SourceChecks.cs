using System.Globalization;
using Npgsql;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>Asks the products alone, so that a source can be tried before there is a database of our own.</summary>
internal sealed class SourceChecks(IReadOnlyList<SourceSettings> sources, HttpClient client) : ISourceChecks
{
    public async Task<IReadOnlyList<SourceCheck>> CheckAsync(string? name, CancellationToken cancellationToken)
    {
        List<SourceCheck> checks = [];
        foreach (var settings in sources.Where(settings => name is null || string.Equals(settings.Name, name, StringComparison.Ordinal)))
        {
            checks.Add(await CheckAsync(settings, cancellationToken));
        }

        return checks;
    }

    private async Task<SourceCheck> CheckAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var summary = new SourceSummary(settings.Name, settings.Product.Kind, settings.Instance, settings.Product.InstanceKind);
        await using var product = new ProductDatabase(settings.Name, settings.ConnectionString);
        try
        {
            var (schema, role, rows) = await product.ReadAsync(connection => LookAsync(connection, settings, cancellationToken), cancellationToken);
            var wanted = settings.Product.Tables.Where(table => !settings.TablesLeftOut.Contains(table.Name) && !table.IsOffered);
            var tables = wanted.Select(table => new SourceTableCheck(
                table.Name,
                schema.Has(table.Name),
                rows.GetValueOrDefault(table.Name),
                schema.Has(table.Name) ? schema.MissingIn(table) : [],
                schema.Has(table.Name) ? FindGrant(schema, table, role) : null,
                !table.IsOptional));
            var version = settings.ProductVersion ?? await settings.Product.AskVersionAsync(settings, client, cancellationToken);
            return new SourceCheck(summary, version, settings.Product.NameGeneration(schema), [.. tables], Error: null);
        }
        catch (ProductFailedException exception)
        {
            return new SourceCheck(summary, null, null, [], SourceFaults.WordsOf(exception));
        }
    }

    private static async Task<(SourceSchema Schema, string Role, Dictionary<string, long> Rows)> LookAsync(NpgsqlConnection connection, SourceSettings settings, CancellationToken cancellationToken)
    {
        var schema = await SourceSchema.ReadAsync(connection, settings, cancellationToken);
        await using var asking = new NpgsqlCommand("SELECT current_user::text", connection);
        var role = (string)(await asking.ExecuteScalarAsync(cancellationToken))!;
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in settings.Product.Tables.Where(table => schema.IsUsable && schema.Has(table.Name) && table.AllColumns.Any(column => schema.MayRead(table.Name, column))))
        {
            await using var counting = new NpgsqlCommand($"SELECT count(*) FROM public.{table.Name}", connection);
            rows[table.Name] = Convert.ToInt64(await counting.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        return (schema, role, rows);
    }

    private static string? FindGrant(SourceSchema schema, SourceTable table, string role)
    {
        List<string> grants = schema.IsUsable ? [] : [SourceGrants.OfSchema(role)];
        if (schema.UnreadableIn(table) is { Count: > 0 } unreadable)
        {
            grants.Add(SourceGrants.Of(table.Name, unreadable, role));
        }

        return grants.Count == 0 ? null : string.Join('\n', grants);
    }
}
