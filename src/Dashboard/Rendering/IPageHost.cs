using Microsoft.AspNetCore.Http;
using Reporting.Dashboard.Charts;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Rendering;

/// <summary>What pages share with the API of the service that serves them.</summary>
internal interface IPageHost
{
    /// <summary>Whether a token lets its bearer in; counts the attempt where it does not.</summary>
    Task<Admission> AdmitAsync(string token, HttpContext context);

    /// <summary>Whether the product of an instance knows the browser by the product's own cookies.</summary>
    Task<Admission> AdmitByProductAsync(HttpContext context);

    /// <summary>What an exception means to the reader of a page.</summary>
    PageFailure Explain(Exception exception, HttpContext context);

    /// <summary>Takes one of the slots that lists are sent in, which ends when it is disposed of; or says why there is none for the token now.</summary>
    (IDisposable? Slot, PageFailure? Refusal) TakeStream(AccessToken token);

    Task WriteCsvAsync(DataTable table, Stream body, CancellationToken cancellationToken);
}

/// <param name="Token">The token of who is let in; else null.</param>
/// <param name="Refusal">Why nobody is.</param>
internal sealed record Admission(AccessToken? Token, PageFailure? Refusal);

/// <summary>Why there is no page.</summary>
/// <param name="RetrySeconds">After how many seconds to try again; null where that would not help.</param>
public sealed record PageFailure(int Status, string Title, string Detail, int? RetrySeconds = null);
