namespace Reporting.Api.Answers;

/// <summary>What a report is written as.</summary>
internal enum ReportFormat
{
    /// <summary>The whole report.</summary>
    Json,

    /// <summary>Its main table.</summary>
    Csv,

    /// <summary>Its rows, each as JSON on a line of its own.</summary>
    JsonLines,

    /// <summary>Its rows in columns with types.</summary>
    Parquet,
}
