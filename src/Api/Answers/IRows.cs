using System.Reflection;
using Reporting.Application.Ingestion.Wire;

namespace Reporting.Api.Answers;

/// <summary>A contract whose rows have one form, which can be asked for as lines of JSON or as Parquet.</summary>
internal interface IRows
{
    /// <summary>A type of flat records.</summary>
    Type RowType { get; }

    IReadOnlyList<object> Rows { get; }
}

/// <summary>A field of a row, as every form of it has it.</summary>
internal sealed record RowField(string Name, PropertyInfo Property)
{
    public static IReadOnlyList<RowField> Of(Type rowType) => [.. rowType.GetProperties().Select(property => new RowField(WireName.Of(property), property))];
}
