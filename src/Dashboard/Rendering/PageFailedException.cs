using Microsoft.AspNetCore.Http;

namespace Reporting.Dashboard.Rendering;

/// <summary>There is no page of what the address names.</summary>
internal sealed class PageFailedException(PageFailure failure) : Exception(failure.Detail)
{
    public PageFailure Failure { get; } = failure;

    /// <param name="thing">What there is none of.</param>
    /// <param name="detail">Why, in a sentence.</param>
    public static PageFailedException NoSuch(string thing, string detail) => new(new PageFailure(StatusCodes.Status404NotFound, $"There is no such {thing}", detail));
}
