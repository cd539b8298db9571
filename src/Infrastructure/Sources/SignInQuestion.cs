using System.Net.Http.Headers;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>The request that a product is asked with whose a credential is, and what its answer means.</summary>
internal abstract class SignInQuestion
{
    /// <summary>Below the product's address.</summary>
    public abstract string Path { get; }

    /// <summary>Puts the credential where the product expects it.</summary>
    public abstract void Show(HttpRequestHeaders headers, ForeignCredential credential);

    /// <returns>The rights that its owner gets; null when the answer names nobody.</returns>
    /// <exception cref="System.Text.Json.JsonException">It is no answer of the product.</exception>
    public abstract TokenRole? RoleOf(string body);
}
