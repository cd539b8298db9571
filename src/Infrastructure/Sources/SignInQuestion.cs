using System.Net.Http.Headers;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>The request that asks a product whose credential it is, and the meaning of its answer.</summary>
internal abstract class SignInQuestion
{
    /// <summary>Below the product's address.</summary>
    public abstract string Path { get; }

    /// <summary>Puts the credential where the product expects it.</summary>
    public abstract void Show(HttpRequestHeaders headers, ForeignCredential credential);

    /// <returns>The rights that its owner gets; null when the product does not know the credential.</returns>
    /// <exception cref="System.Text.Json.JsonException">It is no answer of the product.</exception>
    public abstract TokenRole? RoleOf(string body);
}
