namespace Reporting.Api.OpenL2M;

/// <summary>What every request gets that is not answered.</summary>
internal sealed record OpenL2MError(string Detail);
