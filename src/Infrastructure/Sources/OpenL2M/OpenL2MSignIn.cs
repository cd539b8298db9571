using System.Net.Http.Headers;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources.OpenL2M;

/// <summary>Whoever the product's API answers may see the statistics.</summary>
internal sealed class OpenL2MSignIn : SignInQuestion
{
    public override string Path => "api/environment/";

    public override void Show(HttpRequestHeaders headers, ForeignCredential credential)
        => headers.TryAddWithoutValidation("Authorization", credential.Authorization ?? string.Empty);

    public override TokenRole? RoleOf(string body) => TokenRole.Member;
}
