using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

/// <summary>Answers requests for what does not exist, with or without a token.</summary>
[ApiController]
[ApiExplorerSettings(IgnoreApi = true)]
[Route("api/stats")]
internal sealed class UntokenedStatsController : ControllerBase
{
    [When(AskedFor.OtherAddress)]
    public IActionResult SendOn()
    {
        OpenL2MHeaders.WriteRedirect(Response);
        return RedirectPermanent($"{Request.PathBase}{StatsController.Address}{Request.QueryString}");
    }

    [When(AskedFor.UnknownFormat)]
    public Task RefuseFormat() => HttpContext.FailAsync(new Failure.NotFound());

    [When(AskedFor.OtherMediaType)]
    public Task RefuseMediaType() => HttpContext.FailAsync(new Failure.NotAcceptable());
}
