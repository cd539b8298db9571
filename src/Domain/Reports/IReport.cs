namespace Reporting.Domain.Reports;

/// <summary>An answer computed from records.</summary>
public interface IReport
{
    /// <summary>How many rows it has, for the log.</summary>
    int Rows { get; }
}
