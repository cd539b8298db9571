using Microsoft.AspNetCore.Http.Extensions;
using Reporting.Domain.Access;

namespace Reporting.Api.Cli;

/// <summary>A report as the command line asks for it.</summary>
/// <param name="Parameters">Each NAME=VALUE.</param>
/// <param name="Type">The media type wanted.</param>
internal sealed record ReportRequest(string Path, IReadOnlyList<string> Parameters, Instance Instance, string Type)
{
    public QueryString Query
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var parameter in Parameters)
            {
                var parts = parameter.Split('=', 2);
                query.Add(parts[0], parts.Length > 1 ? parts[1] : string.Empty);
            }

            return query.ToQueryString();
        }
    }
}
