using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;
