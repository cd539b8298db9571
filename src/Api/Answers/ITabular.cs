namespace Reporting.Api.Answers;

/// <summary>A contract with a main table, which can be asked for as CSV.</summary>
internal interface ITabular
{
    CsvTable ToTable();
}
